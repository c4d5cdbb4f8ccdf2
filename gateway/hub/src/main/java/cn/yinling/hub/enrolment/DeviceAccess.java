package cn.yinling.hub.enrolment;

/**
 * All that a device needs to work with the hub; told once. Immutable.
 *
 * @param mqtt where it connects, for example {@code ssl://gateway.example:8883}
 * @param hub the gateway's address for HTTP
 * @param intervalSeconds how often it is to send readings
 */
public record DeviceAccess(
        String deviceId,
        String user,
        String password,
        String mqtt,
        String hub,
        long intervalSeconds) {
    /** Without the password. */
    @Override
    public String toString() {
        return "DeviceAccess[" + deviceId + "]";
    }
}
