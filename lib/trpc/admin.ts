import { z } from "zod";
import { act } from "../admin/bulk/actions";
import { importCheck, importPreview, importStore } from "../admin/bulk/import";
import { deletePreview, remove } from "../admin/bulk/removal";
import { listTasks, stopTask, taskInfo } from "../admin/bulk/tasks";
import { actionPreview } from "../admin/bulk/together";
import { choices } from "../admin/choices";
import { docs } from "../admin/docs";
import { form } from "../admin/form/form";
import { save } from "../admin/form/save";
import { saveRows } from "../admin/form/save-rows";
import { frontPage, staff } from "../admin/front-page";
import { list } from "../admin/list/list";
import { history } from "../admin/log/history";
import { listCommands } from "../services/commands/list";
import { sendCommand } from "../services/commands/send";
import type { Context } from "../services/context";
import { router, staffProcedure } from "./init";

const taskSchema = z.object({ id: z.uuid() });

/** A procedure's input goes to its verb as it came: the verb parses it, once it knows that the user may. */
function raw<Input>() {
  return (input: unknown): Input => input as Input;
}

type InputOf<Verb> = Verb extends (ctx: Context, input: infer Input) => unknown ? Input : never;

/** What the admin's pages call. Only staff may; the verbs say who of them may do what. */
export const adminRouter = router({
  session: staffProcedure.query(({ ctx }) => ({ user: nameOf(ctx), csrfToken: ctx.csrfToken })),
  index: staffProcedure.query(({ ctx }) => frontPage(ctx)),
  docs: staffProcedure.query(({ ctx }) => docs(ctx)),
  list: staffProcedure.input(raw<InputOf<typeof list>>()).query(({ ctx, input }) => list(ctx, input)),
  choices: staffProcedure.input(raw<InputOf<typeof choices>>()).query(({ ctx, input }) => choices(ctx, input)),
  form: staffProcedure.input(raw<InputOf<typeof form>>()).query(({ ctx, input }) => form(ctx, input)),
  history: staffProcedure.input(raw<InputOf<typeof history>>()).query(({ ctx, input }) => history(ctx, input)),
  deletePreview: staffProcedure
    .input(raw<InputOf<typeof deletePreview>>())
    .query(({ ctx, input }) => deletePreview(ctx, input)),
  commands: staffProcedure
    .input(raw<InputOf<typeof listCommands>>())
    .query(({ ctx, input }) => listCommands(ctx, input)),
  sendCommand: staffProcedure
    .input(raw<InputOf<typeof sendCommand>>())
    .mutation(({ ctx, input }) => sendCommand(ctx, input)),
  save: staffProcedure.input(raw<InputOf<typeof save>>()).mutation(({ ctx, input }) => save(ctx, input)),
  saveRows: staffProcedure.input(raw<InputOf<typeof saveRows>>()).mutation(({ ctx, input }) => saveRows(ctx, input)),
  remove: staffProcedure.input(raw<InputOf<typeof remove>>()).mutation(({ ctx, input }) => remove(ctx, input)),
  act: staffProcedure.input(raw<InputOf<typeof act>>()).mutation(({ ctx, input }) => act(ctx, input)),
  actionPreview: staffProcedure
    .input(raw<InputOf<typeof actionPreview>>())
    .query(({ ctx, input }) => actionPreview(ctx, input)),
  importCheck: staffProcedure
    .input(raw<InputOf<typeof importCheck>>())
    .mutation(({ ctx, input }) => importCheck(ctx, input)),
  importStore: staffProcedure
    .input(raw<InputOf<typeof importStore>>())
    .mutation(({ ctx, input }) => importStore(ctx, input)),
  importPreview: staffProcedure.input(taskSchema).query(({ ctx, input }) => importPreview(ctx, input.id)),
  tasks: staffProcedure.query(({ ctx }) => listTasks(ctx)),
  task: staffProcedure.input(taskSchema).query(({ ctx, input }) => taskInfo(ctx, input.id)),
  stopTask: staffProcedure.input(taskSchema).mutation(({ ctx, input }) => stopTask(ctx, input.id)),
});

function nameOf(ctx: Context): { name: string; isSuperuser: boolean } {
  const { name, isSuperuser } = staff(ctx);
  return { name, isSuperuser };
}
