import { z } from "zod";
import { staff } from "../admin/access";
import { act } from "../admin/bulk/actions";
import { importCheck, importPreview, importStore } from "../admin/bulk/import";
import { readingsCheck, readingsColumns, readingsPreview, readingsStore } from "../admin/bulk/import-readings";
import { deletePreview, remove } from "../admin/bulk/removal";
import { listTasks, stopTask, taskInfo } from "../admin/bulk/tasks";
import { actionPreview } from "../admin/bulk/together";
import { form } from "../admin/form/form";
import { save } from "../admin/form/save";
import { saveRows } from "../admin/form/save-rows";
import { choices } from "../admin/list/choices";
import { list } from "../admin/list/list";
import { history } from "../admin/log/history";
import { docs } from "../admin/overview/docs";
import { frontPage } from "../admin/overview/front-page";
import { listCommands, sendCommand } from "../services/commands";
import type { Context } from "../services/context";
import { router, staffProcedure } from "./init";

/** A reading verb. Its input is passed on unparsed: the verb parses it after it has checked permissions. */
function query<Input, Output>(verb: (ctx: Context, input: Input) => Output | Promise<Output>) {
  return staffProcedure.input(raw<Input>).query(({ ctx, input }) => verb(ctx, input as Input));
}

/** The same for a writing verb. */
function mutation<Input, Output>(verb: (ctx: Context, input: Input) => Output | Promise<Output>) {
  return staffProcedure.input(raw<Input>).mutation(({ ctx, input }) => verb(ctx, input as Input));
}

function raw<Input>(input: unknown): Input {
  return input as Input;
}

/** A task is identified by its id alone, which its verbs take parsed. */
const task = staffProcedure.input(z.object({ id: z.uuid() }));

/** The procedures of the admin's pages, for staff only; the verbs check individual permissions. */
export const adminRouter = router({
  session: staffProcedure.query(async ({ ctx }) => ({ user: nameOf(ctx), csrfToken: await ctx.csrfToken() })),
  index: staffProcedure.query(({ ctx }) => frontPage(ctx)),
  docs: staffProcedure.query(({ ctx }) => docs(ctx)),
  list: query(list),
  choices: query(choices),
  form: query(form),
  history: query(history),
  deletePreview: query(deletePreview),
  commands: query(listCommands),
  sendCommand: mutation(sendCommand),
  save: mutation(save),
  saveRows: mutation(saveRows),
  remove: mutation(remove),
  act: mutation(act),
  actionPreview: query(actionPreview),
  importCheck: mutation(importCheck),
  importStore: mutation(importStore),
  importPreview: task.query(({ ctx, input }) => importPreview(ctx, input.id)),
  readingsColumns: mutation(readingsColumns),
  readingsCheck: mutation(readingsCheck),
  readingsStore: mutation(readingsStore),
  readingsPreview: task.query(({ ctx, input }) => readingsPreview(ctx, input.id)),
  tasks: staffProcedure.query(({ ctx }) => listTasks(ctx)),
  task: task.query(({ ctx, input }) => taskInfo(ctx, input.id)),
  stopTask: task.mutation(({ ctx, input }) => stopTask(ctx, input.id)),
});

function nameOf(ctx: Context): { name: string; isSuperuser: boolean } {
  const { name, isSuperuser } = staff(ctx);
  return { name, isSuperuser };
}
