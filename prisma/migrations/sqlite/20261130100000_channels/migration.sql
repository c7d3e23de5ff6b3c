-- AlterTable
ALTER TABLE "Station" ADD COLUMN "channelValues" JSONB;

-- CreateTable
CREATE TABLE "Channel" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "stationId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "label" TEXT NOT NULL DEFAULT '',
    "unit" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL DEFAULT 'measurement',
    "source" TEXT NOT NULL DEFAULT '',
    "firstSeenAt" DATETIME NOT NULL,
    "lastSeenAt" DATETIME NOT NULL,
    "visible" BOOLEAN NOT NULL DEFAULT true,
    CONSTRAINT "Channel_stationId_fkey" FOREIGN KEY ("stationId") REFERENCES "Station" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Channel_stationId_name_key" ON "Channel"("stationId", "name");

-- Who may see or edit stations may do so with their channels.
INSERT INTO "GroupPermission" ("groupId", "model", "action") SELECT "groupId", 'Channel', "action" FROM "GroupPermission" WHERE "model" = 'Station' AND "action" <> 'add';
INSERT INTO "UserPermission" ("userId", "model", "action") SELECT "userId", 'Channel', "action" FROM "UserPermission" WHERE "model" = 'Station' AND "action" <> 'add';
