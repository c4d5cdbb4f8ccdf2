package cn.yinling.hub.support;

import cn.yinling.hub.Gateway;
import cn.yinling.hub.GatewayConfig;
import cn.yinling.link.mqtt.MqttSettings;
import cn.yinling.register.DeviceLogin;
import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.database.DatabaseConfig;
import cn.yinling.testing.FreezingProxy;
import cn.yinling.testing.district.District;
import cn.yinling.testing.district.PostgresServer;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** A gateway on free ports with a database of its own, some beds and a kiosk. */
public final class RunningGateway implements AutoCloseable {
    public static final String HOTLINE_PASSWORD = "hotline-secret-of-a-test";

    private final Gateway gateway;
    private final GatewayConfig config;
    private final InstantSource clock;
    private final Map<String, String> passwords;

    private RunningGateway(
            Gateway gateway,
            GatewayConfig config,
            InstantSource clock,
            Map<String, String> passwords) {
        this.gateway = gateway;
        this.config = config;
        this.clock = clock;
        this.passwords = passwords;
    }

    public static GatewayConfig config() {
        return GatewayConfig.onFreePorts(
                PostgresServer.newDatabase(),
                PostgresServer.newFolder(),
                new Secret(HOTLINE_PASSWORD));
    }

    /** The same folders, and the same database by way of that proxy. */
    public static GatewayConfig through(FreezingProxy proxy, GatewayConfig near) {
        return GatewayConfig.onFreePorts(
                PostgresServer.through(proxy, near.database()),
                near.spool().folder(),
                new Secret(HOTLINE_PASSWORD));
    }

    public static RunningGateway withBeds(int beds) {
        return withBeds(beds, config());
    }

    public static RunningGateway withBeds(int beds, GatewayConfig config) {
        return withBeds(beds, config, InstantSource.system());
    }

    public static RunningGateway withBeds(int beds, GatewayConfig config, InstantSource clock) {
        Gateway gateway = Gateway.start(config, clock);
        gateway.whenReady().orTimeout(60, TimeUnit.SECONDS).join();
        List<DeviceLogin> logins = gateway.provisioning().enter(District.ofBeds(beds));
        return new RunningGateway(
                gateway,
                config,
                clock,
                logins.stream()
                        .collect(
                                Collectors.toMap(
                                        login -> login.device().value(), DeviceLogin::password)));
    }

    public Gateway gateway() {
        return gateway;
    }

    public GatewayConfig configured() {
        return config;
    }

    public DatabaseConfig database() {
        return config.database();
    }

    public String password(String device) {
        return passwords.getOrDefault(device, "none");
    }

    /** The tables, by a way of the test's own. */
    public Jdbi tables() {
        return PostgresServer.tables(config.database(), "hub");
    }

    /** How many rows {@code select count(*) …} finds. */
    public long count(String sql) {
        return tables().withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    public MqttSettings device(String device) {
        return MqttSettings.publisher(gateway.mqtt(), device, device, password(device));
    }

    public MqttSettings hotline() {
        return MqttSettings.publisher(gateway.mqtt(), "hotline-1", "hotline", HOTLINE_PASSWORD);
    }

    /** What a meter counts. */
    public double refused(String reason) {
        return gateway.meters().counter("yinling.refused", "reason", reason).count();
    }

    /** The same gateway started again: its database, its devices and their passwords. */
    public RunningGateway restart() {
        gateway.close();
        Gateway again = Gateway.start(config, clock);
        again.whenReady().orTimeout(60, TimeUnit.SECONDS).join();
        return new RunningGateway(again, config, clock, passwords);
    }

    @Override
    public void close() {
        gateway.close();
    }
}
