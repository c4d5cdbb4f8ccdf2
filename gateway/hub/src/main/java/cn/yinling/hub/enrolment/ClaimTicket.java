package cn.yinling.hub.enrolment;

import java.time.Instant;

/**
 * A claim code as the installer gets it, told once. Immutable.
 *
 * @param text what the QR code says: hub, device and code
 * @param svg the QR code
 */
public record ClaimTicket(
        String deviceId, ClaimCode code, Instant expiresAt, String text, String svg) {
    /** Without the code. */
    @Override
    public String toString() {
        return "ClaimTicket[" + deviceId + "]";
    }
}
