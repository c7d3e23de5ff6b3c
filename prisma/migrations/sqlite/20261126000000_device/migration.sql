-- CreateTable
CREATE TABLE "Device" (
    "stationId" INTEGER NOT NULL PRIMARY KEY,
    "presence" TEXT NOT NULL,
    "said" TEXT NOT NULL DEFAULT 'online',
    "lastSeenAt" DATETIME NOT NULL,
    "version" TEXT,
    "interval" REAL,
    "light" BOOLEAN,
    "queued" INTEGER,
    "lost" INTEGER,
    "clock" TEXT,
    CONSTRAINT "Device_stationId_fkey" FOREIGN KEY ("stationId") REFERENCES "Station" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Device_presence_lastSeenAt_idx" ON "Device"("presence", "lastSeenAt");

-- CreateTable
CREATE TABLE "DeviceEvent" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "stationId" INTEGER NOT NULL,
    "eventId" TEXT NOT NULL,
    "time" DATETIME NOT NULL,
    "receivedAt" DATETIME NOT NULL,
    "type" TEXT NOT NULL,
    "message" TEXT NOT NULL DEFAULT '',
    "data" JSONB,
    CONSTRAINT "DeviceEvent_stationId_fkey" FOREIGN KEY ("stationId") REFERENCES "Station" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "DeviceEvent_stationId_eventId_key" ON "DeviceEvent"("stationId", "eventId");

-- CreateIndex
CREATE INDEX "DeviceEvent_stationId_time_idx" ON "DeviceEvent"("stationId", "time");

-- CreateIndex
CREATE INDEX "DeviceEvent_time_idx" ON "DeviceEvent"("time");

-- CreateTable
CREATE TABLE "DeviceCommand" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "stationId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "request" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "message" TEXT NOT NULL DEFAULT '',
    "result" JSONB,
    "actor" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "sentAt" DATETIME,
    "finishedAt" DATETIME,
    CONSTRAINT "DeviceCommand_stationId_fkey" FOREIGN KEY ("stationId") REFERENCES "Station" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "DeviceCommand_stationId_status_idx" ON "DeviceCommand"("stationId", "status");

-- CreateIndex
CREATE INDEX "DeviceCommand_status_expiresAt_idx" ON "DeviceCommand"("status", "expiresAt");

-- CreateIndex
CREATE INDEX "DeviceCommand_createdAt_idx" ON "DeviceCommand"("createdAt");
