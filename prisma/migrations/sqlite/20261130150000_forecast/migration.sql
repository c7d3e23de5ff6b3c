-- CreateTable
CREATE TABLE "City" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "City_name_key" ON "City"("name");

-- CreateTable
CREATE TABLE "Forecast" (
    "source" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "payload" JSONB,
    "fetchedAt" DATETIME,
    "lastModified" TEXT,
    "nextAt" DATETIME NOT NULL,
    "claimedUntil" DATETIME,
    "failure" TEXT,
    "settings" TEXT NOT NULL,

    PRIMARY KEY ("source", "place")
);

-- CreateIndex
CREATE INDEX "Forecast_nextAt_idx" ON "Forecast"("nextAt");

-- Who may do something to stations may do it to cities.
INSERT INTO "GroupPermission" ("groupId", "model", "action") SELECT "groupId", 'City', "action" FROM "GroupPermission" WHERE "model" = 'Station';
INSERT INTO "UserPermission" ("userId", "model", "action") SELECT "userId", 'City', "action" FROM "UserPermission" WHERE "model" = 'Station';
