package cn.yinling.simulators.demo;

import cn.yinling.hub.view.GatewayStatus;
import cn.yinling.simulators.beds.BedFleet;
import io.micrometer.core.instrument.Timer;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * One line that is written anew every second; where it does not go to a terminal, a line every ten.
 */
final class StatusLine {
    /** Set by the launcher, which knows. */
    private static final String TERMINAL = "yinling.terminal";

    private static final Duration AT_TERMINAL = Duration.ofSeconds(1);
    private static final Duration ELSEWHERE = Duration.ofSeconds(10);

    private final Platform platform;
    private final BedFleet fleet;
    private final PrintStream out;

    StatusLine(Platform platform, BedFleet fleet, PrintStream out) {
        this.platform = platform;
        this.fleet = fleet;
        this.out = out;
    }

    void showUntilInterrupted() {
        boolean isTerminal = Boolean.getBoolean(TERMINAL);
        try {
            while (true) {
                out.print(isTerminal ? "\r\033[K" + line() : line() + System.lineSeparator());
                out.flush();
                Thread.sleep(isTerminal ? AT_TERMINAL : ELSEWHERE);
            }
        } catch (InterruptedException e) {
            out.println();
        }
    }

    private String line() {
        GatewayStatus status = platform.gateway().status();
        Timer answers = platform.hotline().metrics().find("hotline.answer.time").timer();
        String answered =
                answers == null || answers.count() == 0
                        ? "no case answered yet"
                        : "%d answered, mean %.1f s"
                                .formatted(answers.count(), answers.mean(TimeUnit.SECONDS));
        return "beds online %d | %d messages/s | open cases %d | %s"
                .formatted(
                        fleet.counts().online(),
                        status.messagesPerSecond(),
                        status.alarmsOpen(),
                        answered);
    }
}
