package cn.yinling.link.mqtt;

/**
 * Told what happens on a connection. Messages come one after the other on a thread of the
 * connection's own, never on Paho's, so a listener may block; the next message waits meanwhile.
 */
public interface MqttListener {
    /** The session is up and subscribed. */
    default void connected() {}

    /**
     * The session is lost, or could not be had; the connection tries again by itself.
     *
     * @param reason for a log and for a person
     */
    default void disconnected(String reason) {}

    /**
     * A message has come. It is acknowledged to the gateway only by {@link
     * InboundMessage#acknowledge()}.
     */
    default void received(InboundMessage message) {}
}
