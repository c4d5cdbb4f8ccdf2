package cn.yinling.simulators.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import cn.yinling.accounts.persons.OperatorConfig;
import cn.yinling.hotline.seats.AgentConfig;
import cn.yinling.hotline.seats.SeatConfig;
import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.process.OwnersOnly;
import cn.yinling.runtime.signin.Passwords;
import cn.yinling.runtime.web.api.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who works in the demo: four accounts for people and sixteen robots at the hotline, an operator
 * and a viewer at the gateway.
 *
 * @param robotPassword made at the first start
 */
record Staff(
        List<AgentConfig> agents,
        List<String> people,
        List<String> robots,
        String robotPassword,
        List<OperatorConfig> operators) {
    static final int SEATS = 16;
    static final String PASSWORD = "yinling-demo";
    static final String OPERATOR = "operator";
    static final String VIEWER = "viewer";
    private static final List<String> NAMES = List.of("陈晓", "李敏", "周洁", "徐文");

    /** The same robots as before, where the demo keeps its data. */
    static Staff hire(Path folder) {
        String robotPassword = robotPassword(folder.resolve("robot-password"));
        Secret robotHash = new Secret(Passwords.hash(robotPassword));
        Secret hash = new Secret(Passwords.hash(PASSWORD));
        List<AgentConfig> agents = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            agents.add(new AgentConfig("100%d".formatted(i + 1), NAMES.get(i), hash, false));
        }
        for (int seat = 1; seat <= SEATS; seat++) {
            agents.add(
                    new AgentConfig(
                            "robot-%02d".formatted(seat),
                            "机器人%02d".formatted(seat),
                            robotHash,
                            true));
        }
        return new Staff(
                List.copyOf(agents),
                agents.stream().filter(agent -> !agent.robot()).map(AgentConfig::id).toList(),
                agents.stream().filter(AgentConfig::robot).map(AgentConfig::id).toList(),
                robotPassword,
                List.of(
                        new OperatorConfig(OPERATOR, "顾宁", hash, Role.OPERATOR),
                        new OperatorConfig(VIEWER, "沈月", hash, Role.VIEWER)));
    }

    /** Persons are in the database from the first start on, and their passwords with them. */
    private static String robotPassword(Path file) {
        try {
            if (!Files.exists(file)) {
                byte[] random = new byte[16];
                new SecureRandom().nextBytes(random);
                OwnersOnly.replace(file, HexFormat.of().formatHex(random).getBytes(US_ASCII));
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the robots' password in " + file, e);
        }
    }

    static List<SeatConfig> seats() {
        return IntStream.rangeClosed(1, SEATS)
                .mapToObj(number -> new SeatConfig(number, "PJSIP/seat-%02d".formatted(number)))
                .toList();
    }
}
