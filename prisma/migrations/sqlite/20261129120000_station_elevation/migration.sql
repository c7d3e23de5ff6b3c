-- CreateTable
CREATE TABLE "StationElevation" (
    "stationId" INTEGER NOT NULL,
    "until" DATETIME NOT NULL,
    "elevation" REAL,
    PRIMARY KEY ("stationId", "until"),
    CONSTRAINT "StationElevation_stationId_fkey" FOREIGN KEY ("stationId") REFERENCES "Station" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- Who may do something to stations may do it to their earlier elevations.
INSERT INTO "GroupPermission" ("groupId", "model", "action") SELECT "groupId", 'StationElevation', "action" FROM "GroupPermission" WHERE "model" = 'Station';
INSERT INTO "UserPermission" ("userId", "model", "action") SELECT "userId", 'StationElevation', "action" FROM "UserPermission" WHERE "model" = 'Station';
