package cn.yinling.simulators.bench;

import cn.yinling.register.Register;
import cn.yinling.runtime.config.Secret;
import cn.yinling.simulators.agents.SeatClient;
import cn.yinling.simulators.pbx.Pbx;
import cn.yinling.simulators.pbx.PbxConfig;
import cn.yinling.simulators.process.AuditedGateway;
import cn.yinling.simulators.process.GatewayJvm;
import cn.yinling.simulators.process.HotlineProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Gateway and hotline, each a process of its own, a simulated exchange in this one, and agents at
 * all seats. Not thread-safe.
 */
final class CallFloor implements AutoCloseable {
    private static final String USER = "hotline";
    private static final String SECRET = "audit-ami-secret";

    private final List<AutoCloseable> parts = new ArrayList<>();
    private final AuditedGateway gateway;

    /**
     * Starts all of it; returns when every agent is ready.
     *
     * @param talk how long an agent has to do with a case
     */
    CallFloor(Path folder, Register register, int seats, Supplier<Duration> talk, CallLog log)
            throws IOException, InterruptedException {
        try {
            gateway = AuditedGateway.start(folder, null, register, GatewayJvm.USUAL, Map.of());
            parts.add(gateway);
            HotlineProcess hotline = new HotlineProcess(gateway, exchange(seats, log), folder);
            parts.add(hotline);
            for (int seat = 1; seat <= seats; seat++) {
                parts.add(new BenchAgent(seat, door(hotline, seat), talk, log));
            }
        } catch (RuntimeException | IOException | InterruptedException e) {
            close();
            throw e;
        }
    }

    private static BenchAgent.Door door(HotlineProcess hotline, int seat) {
        return () ->
                SeatClient.signIn(hotline.web(), hotline.agent(seat), hotline.password(), seat);
    }

    private HotlineProcess.Exchange exchange(int seats, CallLog log) {
        List<String> phones =
                IntStream.rangeClosed(1, seats).mapToObj("seat-%02d"::formatted).toList();
        Pbx exchange =
                Pbx.start(
                        new PbxConfig("127.0.0.1", 0, USER, SECRET, phones),
                        log,
                        Clock.systemUTC());
        parts.add(exchange);
        return new HotlineProcess.Exchange(exchange.port(), USER, new Secret(SECRET), phones);
    }

    AuditedGateway gateway() {
        return gateway;
    }

    /** Ends everything, the last started first. */
    @Override
    public void close() {
        for (AutoCloseable part : parts.reversed()) {
            try {
                part.close();
            } catch (Exception e) {
                System.err.println("bench: a part did not end in order: " + e);
            }
        }
        parts.clear();
    }
}
