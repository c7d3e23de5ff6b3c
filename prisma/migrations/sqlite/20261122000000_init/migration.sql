-- CreateTable
CREATE TABLE "Station" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "lat" REAL NOT NULL,
    "lon" REAL NOT NULL,
    "elevation" REAL,
    "timeZone" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "isPublic" BOOLEAN NOT NULL DEFAULT true,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "ownerId" INTEGER,
    "timestamp" DATETIME,
    "temperature" REAL,
    "latest" JSONB,
    "qualityState" JSONB,
    "createdAt" DATETIME NOT NULL DEFAULT (CAST(unixepoch('subsec') * 1000 AS INTEGER)),
    "updatedAt" DATETIME NOT NULL DEFAULT (CAST(unixepoch('subsec') * 1000 AS INTEGER)),
    CONSTRAINT "Station_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Station_name_idx" ON "Station"("name");

-- CreateIndex
CREATE INDEX "Station_ownerId_idx" ON "Station"("ownerId");

-- CreateTable
CREATE TABLE "SensorData" (
    "stationId" INTEGER NOT NULL,
    "time" DATETIME NOT NULL,
    "receivedAt" DATETIME NOT NULL,
    "temperature" REAL,
    "humidity" REAL,
    "dewPoint" REAL,
    "feelsLike" REAL,
    "pressure" REAL,
    "seaLevelPressure" REAL,
    "windSpeed" REAL,
    "windGust" REAL,
    "windDirection" REAL,
    "rain" REAL,
    "light" REAL,
    "solarRadiation" REAL,
    "uvIndex" REAL,
    "soilTemperature" REAL,
    "soilMoisture" REAL,
    "pm25" REAL,
    "pm10" REAL,
    "visibility" REAL,
    "battery" REAL,
    "flags" JSONB,
    "corrections" JSONB,
    "extra" JSONB,
    PRIMARY KEY ("stationId", "time"),
    CONSTRAINT "SensorData_stationId_fkey" FOREIGN KEY ("stationId") REFERENCES "Station" ("id") ON DELETE CASCADE ON UPDATE CASCADE
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "TemperatureData" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "timestamp" DATETIME NOT NULL,
    "temperature" REAL NOT NULL,
    "lat" REAL NOT NULL,
    "lon" REAL NOT NULL
);

-- CreateIndex
CREATE INDEX "TemperatureData_timestamp_idx" ON "TemperatureData"("timestamp");

-- CreateTable
CREATE TABLE "HourRollup" (
    "stationId" INTEGER NOT NULL,
    "metric" TEXT NOT NULL,
    "time" DATETIME NOT NULL,
    "count" INTEGER NOT NULL,
    "sum" REAL NOT NULL,
    "min" REAL NOT NULL,
    "minTime" DATETIME NOT NULL,
    "max" REAL NOT NULL,
    "maxTime" DATETIME NOT NULL,
    "x" REAL,
    "y" REAL,
    PRIMARY KEY ("stationId", "metric", "time"),
    CONSTRAINT "HourRollup_stationId_fkey" FOREIGN KEY ("stationId") REFERENCES "Station" ("id") ON DELETE CASCADE ON UPDATE CASCADE
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "DayRollup" (
    "stationId" INTEGER NOT NULL,
    "metric" TEXT NOT NULL,
    "time" DATETIME NOT NULL,
    "day" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "sum" REAL NOT NULL,
    "min" REAL NOT NULL,
    "minTime" DATETIME NOT NULL,
    "max" REAL NOT NULL,
    "maxTime" DATETIME NOT NULL,
    "x" REAL,
    "y" REAL,
    PRIMARY KEY ("stationId", "metric", "time"),
    CONSTRAINT "DayRollup_stationId_fkey" FOREIGN KEY ("stationId") REFERENCES "Station" ("id") ON DELETE CASCADE ON UPDATE CASCADE
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "DirtyHour" (
    "stationId" INTEGER NOT NULL,
    "time" DATETIME NOT NULL,
    PRIMARY KEY ("stationId", "time"),
    CONSTRAINT "DirtyHour_stationId_fkey" FOREIGN KEY ("stationId") REFERENCES "Station" ("id") ON DELETE CASCADE ON UPDATE CASCADE
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "DeviceKey" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "stationId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT (CAST(unixepoch('subsec') * 1000 AS INTEGER)),
    "expiresAt" DATETIME,
    "revokedAt" DATETIME,
    "lastUsedAt" DATETIME,
    CONSTRAINT "DeviceKey_stationId_fkey" FOREIGN KEY ("stationId") REFERENCES "Station" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "DeviceKey_hash_key" ON "DeviceKey"("hash");

-- CreateIndex
CREATE INDEX "DeviceKey_stationId_idx" ON "DeviceKey"("stationId");

-- CreateTable
CREATE TABLE "User" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "username" TEXT NOT NULL,
    "email" TEXT NOT NULL DEFAULT '',
    "passwordHash" TEXT NOT NULL,
    "passwordChangedAt" DATETIME NOT NULL DEFAULT (CAST(unixepoch('subsec') * 1000 AS INTEGER)),
    "isActive" BOOLEAN NOT NULL DEFAULT true,
    "isStaff" BOOLEAN NOT NULL DEFAULT false,
    "isSuperuser" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" DATETIME NOT NULL DEFAULT (CAST(unixepoch('subsec') * 1000 AS INTEGER)),
    "lastLoginAt" DATETIME
);

-- CreateIndex
CREATE UNIQUE INDEX "User_username_key" ON "User"("username");

-- CreateTable
CREATE TABLE "Group" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "Group_name_key" ON "Group"("name");

-- CreateTable
CREATE TABLE "UserGroup" (
    "userId" INTEGER NOT NULL,
    "groupId" INTEGER NOT NULL,
    PRIMARY KEY ("userId", "groupId"),
    CONSTRAINT "UserGroup_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "UserGroup_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group" ("id") ON DELETE CASCADE ON UPDATE CASCADE
) WITHOUT ROWID;

-- CreateIndex
CREATE INDEX "UserGroup_groupId_idx" ON "UserGroup"("groupId");

-- CreateTable
CREATE TABLE "UserPermission" (
    "userId" INTEGER NOT NULL,
    "model" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    PRIMARY KEY ("userId", "model", "action"),
    CONSTRAINT "UserPermission_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "GroupPermission" (
    "groupId" INTEGER NOT NULL,
    "model" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    PRIMARY KEY ("groupId", "model", "action"),
    CONSTRAINT "GroupPermission_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group" ("id") ON DELETE CASCADE ON UPDATE CASCADE
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "LogEntry" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "time" DATETIME NOT NULL DEFAULT (CAST(unixepoch('subsec') * 1000 AS INTEGER)),
    "userId" INTEGER,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "objectId" TEXT NOT NULL,
    "objectLabel" TEXT NOT NULL,
    "changes" JSONB NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "LogEntry_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "LogEntry_time_idx" ON "LogEntry"("time");

-- CreateIndex
CREATE INDEX "LogEntry_userId_time_idx" ON "LogEntry"("userId", "time");

-- CreateIndex
CREATE INDEX "LogEntry_model_objectId_idx" ON "LogEntry"("model", "objectId");

-- CreateTable
CREATE TABLE "JobLease" (
    "name" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "Setting" (
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY ("name")
);
