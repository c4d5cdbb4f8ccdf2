package cn.yinling.simulators.demo;

import cn.yinling.hotline.Hotline;
import cn.yinling.hotline.HotlineConfig;
import cn.yinling.hotline.alarms.HubConfig;
import cn.yinling.hotline.calls.AmiConfig;
import cn.yinling.hotline.escalation.EscalationConfig;
import cn.yinling.hotline.gateway.GatewayApiConfig;
import cn.yinling.hotline.seats.SessionConfig;
import cn.yinling.hub.Gateway;
import cn.yinling.hub.GatewayConfig;
import cn.yinling.kiosk.Kiosk;
import cn.yinling.kiosk.KioskConfig;
import cn.yinling.kiosk.outbox.OutboxConfig;
import cn.yinling.kiosk.sos.SosConfig;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.register.DeviceLogin;
import cn.yinling.register.Provisioning;
import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.database.DatabaseConfig;
import cn.yinling.runtime.process.Parts;
import cn.yinling.runtime.web.WebConfig;
import cn.yinling.simulators.district.District;
import cn.yinling.simulators.district.Household;
import cn.yinling.simulators.watches.Wearer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Gateway, hotline, kiosk and a simulated exchange in this process, with a district entered.
 * Thread-safe.
 */
final class Platform implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String NUMBER = "871-12345";
    private static final int WATCHES = 20;
    private static final Secret HOTLINE_PASSWORD = new Secret("demo-hotline-password");

    private final Parts parts = new Parts();
    private final Ports ports;
    private final Staff staff;
    private final Gateway gateway;
    private final List<Household> households;
    private final Hotline hotline;
    private final Kiosk kiosk;

    private Platform(Ports ports, District district, Path folder, AmiConfig exchange) {
        this.ports = ports;
        staff = Staff.hire(folder);
        try {
            gateway = parts.add("gateway", gateway(folder));
            gateway.whenReady().join();
            Map<DeviceId, String> passwords = enter(district, gateway.provisioning());
            households =
                    district.households().stream()
                            .map(household -> DistrictRegister.withPassword(household, passwords))
                            .toList();
            hotline = parts.add("hotline", hotline(exchange, folder));
            kiosk = parts.add("kiosk", kiosk(district.kiosks().getFirst(), passwords, folder));
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /**
     * Starts everything and returns when devices can connect and agents sign in.
     *
     * @param exchange the telephone exchange to use
     */
    static Platform start(Ports ports, District district, Path folder, AmiConfig exchange) {
        return new Platform(ports, district, folder, exchange);
    }

    private Gateway gateway(Path folder) {
        GatewayConfig free =
                GatewayConfig.onFreePorts(
                        DatabaseConfig.embedded(folder.resolve("postgres")),
                        folder.resolve("spool"),
                        HOTLINE_PASSWORD);
        return Gateway.start(
                free.withMqtt(free.mqtt().withPort(ports.mqtt()))
                        .withWeb(new WebConfig(LOOPBACK, ports.gateway()))
                        .withOperators(staff.operators()));
    }

    private static Map<DeviceId, String> enter(District district, Provisioning provisioning) {
        List<DeviceLogin> logins = provisioning.enter(DistrictRegister.of(district));
        provisioning.enter(DistrictRegister.watches(district, wearers()));
        return DistrictRegister.passwords(logins);
    }

    private Hotline hotline(AmiConfig exchange, Path folder) {
        return Hotline.start(
                new HotlineConfig(
                        new WebConfig(LOOPBACK, ports.hotline()),
                        new HubConfig(gateway.mqtt(), "hotline", "hotline", HOTLINE_PASSWORD, null),
                        GatewayApiConfig.at(gateway.webPort()),
                        gateway.databaseAccess(),
                        null,
                        exchange,
                        Duration.ofSeconds(12),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(15),
                        ZoneId.of("Asia/Shanghai"),
                        folder.resolve("open-cases.json"),
                        EscalationConfig.LOG,
                        Staff.seats(),
                        staff.agents(),
                        SessionConfig.defaults(),
                        NUMBER));
    }

    private Kiosk kiosk(
            cn.yinling.simulators.district.Kiosk of, Map<DeviceId, String> passwords, Path folder) {
        Secret password = new Secret(passwords.getOrDefault(of.id(), of.password()));
        return Kiosk.start(
                new KioskConfig(
                        of.id().value(),
                        of.centre().name(),
                        NUMBER,
                        new cn.yinling.kiosk.uplink.HubConfig(
                                gateway.mqtt(),
                                password,
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(15),
                                Duration.ofSeconds(60),
                                null),
                        new OutboxConfig(folder.resolve("kiosk"), 16, Duration.ofDays(7)),
                        new WebConfig(LOOPBACK, ports.kiosk()),
                        new SosConfig(Duration.ofSeconds(60), Duration.ofMinutes(30))));
    }

    /** Who wears a watch. */
    static List<Wearer> wearers() {
        return IntStream.rangeClosed(1, WATCHES).mapToObj(Wearer::ofNumber).toList();
    }

    Gateway gateway() {
        return gateway;
    }

    /** The homes, with the passwords of their beds. */
    List<Household> households() {
        return households;
    }

    Hotline hotline() {
        return hotline;
    }

    Kiosk kiosk() {
        return kiosk;
    }

    Staff staff() {
        return staff;
    }

    /** Ends everything in order, the last started first. */
    @Override
    public void close() {
        parts.close();
    }
}
