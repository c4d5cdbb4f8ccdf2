package cn.yinling.link.mqtt;

/** What Paho's callback thread hands to the connection's own thread. */
sealed interface SessionEvent {
    record Arrived(InboundMessage message) implements SessionEvent {}

    record Lost(PahoSession session, String reason) implements SessionEvent {}

    record Closed() implements SessionEvent {}
}
