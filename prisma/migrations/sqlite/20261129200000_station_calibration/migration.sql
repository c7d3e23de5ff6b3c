-- CreateTable
CREATE TABLE "StationCalibration" (
    "stationId" INTEGER NOT NULL,
    "metric" TEXT NOT NULL,
    "since" DATETIME NOT NULL,
    "factor" REAL NOT NULL DEFAULT 1,
    "offset" REAL NOT NULL DEFAULT 0,
    PRIMARY KEY ("stationId", "metric", "since"),
    CONSTRAINT "StationCalibration_stationId_fkey" FOREIGN KEY ("stationId") REFERENCES "Station" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- Who may do something to stations may do it to their calibrations.
INSERT INTO "GroupPermission" ("groupId", "model", "action") SELECT "groupId", 'StationCalibration', "action" FROM "GroupPermission" WHERE "model" = 'Station';
INSERT INTO "UserPermission" ("userId", "model", "action") SELECT "userId", 'StationCalibration', "action" FROM "UserPermission" WHERE "model" = 'Station';
