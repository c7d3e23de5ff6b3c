-- AlterTable
ALTER TABLE `User` ADD COLUMN `usernameKey` VARCHAR(300) COLLATE utf8mb4_bin NULL;

-- CreateIndex
CREATE UNIQUE INDEX `User_usernameKey_key` ON `User`(`usernameKey`);

-- CreateIndex
CREATE INDEX `User_isStaff_isSuperuser_idx` ON `User`(`isStaff`, `isSuperuser`);
