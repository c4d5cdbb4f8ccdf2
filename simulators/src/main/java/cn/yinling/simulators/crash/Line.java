package cn.yinling.simulators.crash;

import cn.yinling.link.mqtt.PublishOutcome;
import java.util.concurrent.CompletableFuture;

/** A device's connection, which comes back by itself. Thread-safe. */
interface Line extends AutoCloseable {
    boolean isConnected();

    /** Publishes with QoS 1. The future never fails. */
    CompletableFuture<PublishOutcome> publish(String topic, byte[] payload);

    @Override
    void close();
}
