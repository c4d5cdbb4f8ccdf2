package cn.yinling.kiosk.uplink;

import cn.yinling.link.command.DeviceCommand;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import cn.yinling.link.mqtt.InboundMessage;
import cn.yinling.link.mqtt.MqttListener;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears the gateway; a command is acknowledged only after it is written down. */
final class CommandListener implements MqttListener {
    private static final Logger LOG = LoggerFactory.getLogger(CommandListener.class);

    private final UplinkListener listener;
    private final Runnable wake;
    private final MeterRegistry metrics;

    CommandListener(UplinkListener listener, Runnable wake, MeterRegistry metrics) {
        this.listener = listener;
        this.wake = wake;
        this.metrics = metrics;
    }

    @Override
    public void connected() {
        wake.run();
        listener.linkChanged();
    }

    @Override
    public void disconnected(String reason) {
        listener.linkChanged();
    }

    @Override
    public void received(InboundMessage message) {
        DeviceCommand command;
        try {
            command = LinkJson.read(message.payload(), DeviceCommand.class);
        } catch (MalformedJsonException e) {
            // It will not be better the next time, so it is acknowledged.
            LOG.warn("a command on {} is malformed: {}", message.topic(), e.getMessage());
            metrics.counter("kiosk.commands", "outcome", "malformed").increment();
            message.acknowledge();
            return;
        }
        listener.commanded(command);
        message.acknowledge();
    }
}
