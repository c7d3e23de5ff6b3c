-- AlterTable
ALTER TABLE "User" ADD COLUMN "usernameKey" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "User_usernameKey_key" ON "User"("usernameKey");

-- CreateIndex
CREATE INDEX "User_isStaff_isSuperuser_idx" ON "User"("isStaff", "isSuperuser");
