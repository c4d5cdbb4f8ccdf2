package cn.yinling.runtime.process;

/**
 * Another process listens on the port we were told to use; the message says which, and what to do.
 */
public final class PortTakenException extends CannotStartException {
    private static final long serialVersionUID = 1L;

    /**
     * Names the port.
     *
     * @param what for example {@code MQTT}
     * @param key the configuration key that sets the port
     */
    public PortTakenException(String what, String host, int port, String key, Throwable cause) {
        super(
                "%s port %s:%d is taken by another process: end that one, or set %s to a free port"
                        .formatted(what, host, port, key),
                cause);
    }
}
