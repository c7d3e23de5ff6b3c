-- The log of one model, newest first.
-- CreateIndex
CREATE INDEX "LogEntry_model_time_idx" ON "LogEntry"("model", "time");
