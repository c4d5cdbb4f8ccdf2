package cn.yinling.hotline.support;

import cn.yinling.hotline.HotlineConfig;
import cn.yinling.hotline.alarms.HubConfig;
import cn.yinling.hotline.calls.AmiConfig;
import cn.yinling.hotline.escalation.EscalationConfig;
import cn.yinling.hotline.gateway.GatewayApiConfig;
import cn.yinling.hotline.seats.AgentConfig;
import cn.yinling.hotline.seats.SeatConfig;
import cn.yinling.hotline.seats.SessionConfig;
import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.database.DatabaseConfig;
import cn.yinling.runtime.signin.Passwords;
import cn.yinling.runtime.web.WebConfig;
import cn.yinling.runtime.web.WebTlsConfig;
import cn.yinling.testing.district.PostgresServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Configurations of a hotline on free ports. */
public final class TestHotline {
    /** Where nobody listens. */
    private static final GatewayApiConfig NO_GATEWAY = GatewayApiConfig.at(9);

    /** Agents anna, bert and carl, and the robot rob; a password is {@code password-anna}. */
    private static final List<AgentConfig> AGENTS =
            Stream.of("anna", "bert", "carl", "rob").map(TestHotline::agent).toList();

    private TestHotline() {}

    public static HotlineConfig config(DatabaseConfig database, URI hub, @Nullable AmiConfig pbx) {
        return config(database, hub, pbx, Duration.ofSeconds(30), Duration.ofSeconds(30));
    }

    public static HotlineConfig config(
            DatabaseConfig database,
            URI hub,
            @Nullable AmiConfig pbx,
            Duration lease,
            Duration grace) {
        return config(database, hub, pbx, lease, grace, Duration.ZERO);
    }

    /** With a time to take a close back. */
    public static HotlineConfig config(
            DatabaseConfig database,
            URI hub,
            @Nullable AmiConfig pbx,
            Duration lease,
            Duration grace,
            Duration takeBack) {
        return config(database, hub, pbx, lease, grace, takeBack, EscalationConfig.LOG);
    }

    /** Without telephones, and somebody who is told when nobody is ready. */
    public static HotlineConfig config(
            DatabaseConfig database, URI hub, Duration lease, EscalationConfig escalation) {
        Duration grace = Duration.ofSeconds(30);
        return config(database, hub, null, lease, grace, Duration.ZERO, escalation);
    }

    private static HotlineConfig config(
            DatabaseConfig database,
            URI hub,
            @Nullable AmiConfig pbx,
            Duration lease,
            Duration grace,
            Duration takeBack,
            EscalationConfig escalation) {
        return new HotlineConfig(
                new WebConfig("127.0.0.1", 0),
                new HubConfig(
                        hub,
                        "hotline-test",
                        "hotline",
                        new Secret("hotline-secret-of-a-test"),
                        null),
                NO_GATEWAY,
                database,
                null,
                pbx,
                lease,
                grace,
                takeBack,
                Duration.ZERO,
                ZoneId.of("Asia/Shanghai"),
                openCases(),
                escalation,
                IntStream.rangeClosed(1, 16)
                        .mapToObj(number ->
                                new SeatConfig(number, "PJSIP/seat-%02d".formatted(number)))
                        .toList(),
                AGENTS,
                SessionConfig.defaults(),
                "871-12345");
    }

    /** The same with a proxy on this machine. */
    public static HotlineConfig behindAProxy(HotlineConfig config) {
        return with(
                config,
                config.web().behind("127.0.0.1"),
                config.earlierDatabase(),
                config.sessions());
    }

    /** The same with its pages over TLS. */
    public static HotlineConfig over(HotlineConfig config, WebTlsConfig tls) {
        return with(config, config.web().over(tls), config.earlierDatabase(), config.sessions());
    }

    /** The same with agents signed out after so long. */
    public static HotlineConfig signingOutAfter(HotlineConfig config, Duration longest) {
        return with(
                config,
                config.web(),
                config.earlierDatabase(),
                new SessionConfig(Duration.ofMinutes(30), longest));
    }

    /** The same, taking over a database that it had to itself before. */
    public static HotlineConfig takingOver(HotlineConfig config, DatabaseConfig earlier) {
        return with(config, config.web(), earlier, config.sessions());
    }

    private static HotlineConfig with(
            HotlineConfig config,
            WebConfig web,
            @Nullable DatabaseConfig earlier,
            SessionConfig sessions) {
        return new HotlineConfig(
                web,
                config.mqtt(),
                config.gateway(),
                config.database(),
                earlier,
                config.pbx(),
                config.lease(),
                config.grace(),
                config.takeBack(),
                config.wrapUp(),
                config.zone(),
                config.openCases(),
                config.escalation(),
                config.seats(),
                config.agents(),
                sessions,
                config.number());
    }

    /** A file for the cases of one hotline, and of those that start with the same configuration. */
    private static Path openCases() {
        return PostgresServer.newFolder().resolve("open-cases.json");
    }

    private static AgentConfig agent(String id) {
        return new AgentConfig(
                id,
                id.equals("anna") ? "陈晓" : id,
                new Secret(Passwords.hash("password-" + id)),
                id.equals("rob"));
    }
}
