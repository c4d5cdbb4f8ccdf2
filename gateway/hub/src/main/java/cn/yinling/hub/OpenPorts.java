package cn.yinling.hub;

import cn.yinling.hub.enrolment.Claims;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** Where a gateway is reached: its ports are known once they are open. Thread-safe. */
final class OpenPorts {
    private final String host;
    private final String site;
    private final AtomicInteger mqttPort = new AtomicInteger();
    private final AtomicInteger webPort = new AtomicInteger();

    OpenPorts(GatewayConfig config) {
        this.host = config.mqtt().host();
        this.site = config.web().scheme() + "://" + config.web().host();
    }

    void web(int port) {
        webPort.set(port);
    }

    void mqtt(int port) {
        mqttPort.set(port);
    }

    int webPort() {
        return webPort.get();
    }

    int mqttPort() {
        return mqttPort.get();
    }

    /** Where devices and hotlines connect, {@code tcp://host:port}. */
    URI mqtt() {
        return URI.create("tcp://%s:%d".formatted(host, mqttPort.get()));
    }

    /** The same over TLS, at that port. */
    URI mqttOverTls(int port) {
        return URI.create("ssl://%s:%d".formatted(host, port));
    }

    /** Where devices are told to come to, where the configuration says nothing else. */
    Claims.Addresses addresses() {
        return new Claims.Addresses("%s:%d".formatted(site, webPort.get()), mqtt().toString());
    }
}
