-- CreateTable
CREATE TABLE "Upload" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "stationId" INTEGER NOT NULL,
    "service" TEXT NOT NULL,
    "account" TEXT NOT NULL DEFAULT '',
    "secret" TEXT NOT NULL DEFAULT '',
    "interval" INTEGER NOT NULL,
    "isEnabled" BOOLEAN NOT NULL DEFAULT true,
    "sensors" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL DEFAULT 'new',
    "result" TEXT NOT NULL DEFAULT '',
    "failures" INTEGER NOT NULL DEFAULT 0,
    "triedAt" DATETIME,
    "sentAt" DATETIME,
    "observedAt" DATETIME,
    "nextAt" DATETIME,
    CONSTRAINT "Upload_stationId_fkey" FOREIGN KEY ("stationId") REFERENCES "Station" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "OutboxMessage" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "channel" TEXT NOT NULL,
    "key" TEXT,
    "target" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "claimedUntil" DATETIME,
    "attempts" INTEGER NOT NULL DEFAULT 0
);

-- CreateIndex
CREATE UNIQUE INDEX "Upload_stationId_service_account_key" ON "Upload"("stationId", "service", "account");

-- CreateIndex
CREATE INDEX "Upload_nextAt_idx" ON "Upload"("nextAt");

-- CreateIndex
CREATE INDEX "Upload_state_idx" ON "Upload"("state");

-- CreateIndex
CREATE UNIQUE INDEX "OutboxMessage_channel_key_key" ON "OutboxMessage"("channel", "key");

-- CreateIndex
CREATE INDEX "OutboxMessage_dueAt_idx" ON "OutboxMessage"("dueAt");

-- Who may do something to the keys of a station's devices may do it to its uploads.
INSERT INTO "GroupPermission" ("groupId", "model", "action") SELECT "groupId", 'Upload', "action" FROM "GroupPermission" WHERE "model" = 'DeviceKey';
INSERT INTO "UserPermission" ("userId", "model", "action") SELECT "userId", 'Upload', "action" FROM "UserPermission" WHERE "model" = 'DeviceKey';
