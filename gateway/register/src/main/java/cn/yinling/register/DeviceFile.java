package cn.yinling.register;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A device on file. Immutable.
 *
 * @param version one more with each change
 * @param street of where it is; null in stock
 * @param building told apart from any other of the district; null where none was entered
 * @param residentId whose it is, or for whom its alarms are; null for none
 * @param oldPasswordUntil until when the password before the present one is taken; null: it is not
 * @param claimedAt when it got its credentials by a claim code
 */
public record DeviceFile(
        String id,
        long version,
        DeviceDraft details,
        Placement placement,
        @Nullable String street,
        @Nullable String building,
        @Nullable String residentId,
        Stage stage,
        @Nullable Instant oldPasswordUntil,
        @Nullable Instant claimedAt,
        @Nullable Instant revokedAt,
        Instant changedAt,
        @Nullable String changedBy) {

    /** What it is. */
    public static final Words WORDS = new Words("设备", "device");

    public static final Words SERIAL_TAKEN =
            new Words("与设备%s的序列号相同：请核对设备铭牌", "is that of %s: look at the device");

    /** How far it has come. */
    public enum Stage {
        /** It has no credentials. */
        ENTERED,
        /** It has none, but a claim code waits for it. */
        INVITED,
        /** It has credentials. */
        ACTIVE,
        /** It may not connect any more. */
        REVOKED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Throws {@link IllegalArgumentException} that names the stages there are. */
        public static Stage ofCode(String code) {
            for (Stage stage : values()) {
                if (stage.code().equals(code)) {
                    return stage;
                }
            }
            throw new IllegalArgumentException(
                    "stage must be one of entered, invited, active, revoked");
        }
    }
}
