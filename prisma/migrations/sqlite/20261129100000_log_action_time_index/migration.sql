-- Logins, newest first, and those that are old enough to go.
-- CreateIndex
CREATE INDEX "LogEntry_action_time_idx" ON "LogEntry"("action", "time");
