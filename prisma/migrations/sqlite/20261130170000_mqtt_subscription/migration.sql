-- CreateTable
CREATE TABLE "MqttSubscription" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "stationId" INTEGER NOT NULL,
    "dialect" TEXT NOT NULL,
    "filter" TEXT NOT NULL,
    "targets" TEXT NOT NULL DEFAULT '',
    "isEnabled" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastAt" DATETIME,
    "lastResult" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "MqttSubscription_stationId_fkey" FOREIGN KEY ("stationId") REFERENCES "Station" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MqttSensor" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "subscriptionId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "isTaken" BOOLEAN NOT NULL DEFAULT false,
    "heardAt" DATETIME NOT NULL,
    "values" JSONB NOT NULL,
    CONSTRAINT "MqttSensor_subscriptionId_fkey" FOREIGN KEY ("subscriptionId") REFERENCES "MqttSubscription" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PendingReading" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "subscriptionId" INTEGER NOT NULL,
    "device" TEXT NOT NULL,
    "since" DATETIME NOT NULL,
    "time" DATETIME NOT NULL,
    "openedAt" DATETIME NOT NULL,
    "closesAt" DATETIME NOT NULL,
    "claimedAt" DATETIME,
    "tallies" JSONB NOT NULL,
    CONSTRAINT "PendingReading_subscriptionId_fkey" FOREIGN KEY ("subscriptionId") REFERENCES "MqttSubscription" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "MqttSubscription_stationId_idx" ON "MqttSubscription"("stationId");

-- CreateIndex
CREATE UNIQUE INDEX "MqttSensor_subscriptionId_name_key" ON "MqttSensor"("subscriptionId", "name");

-- CreateIndex
CREATE INDEX "MqttSensor_heardAt_idx" ON "MqttSensor"("heardAt");

-- CreateIndex
CREATE INDEX "PendingReading_subscriptionId_device_idx" ON "PendingReading"("subscriptionId", "device");

-- CreateIndex
CREATE INDEX "PendingReading_closesAt_idx" ON "PendingReading"("closesAt");
