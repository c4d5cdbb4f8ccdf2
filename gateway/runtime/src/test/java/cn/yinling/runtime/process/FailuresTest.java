package cn.yinling.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class FailuresTest {
    private static final Duration EVER = Duration.ofDays(1);

    private final Logger logger = (Logger) LoggerFactory.getLogger(Failures.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Failures failures =
            new Failures(
                    "bell",
                    new Patience(Duration.ofMillis(100), Duration.ofMillis(450), EVER, EVER));

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        logger.detachAppender(log);
    }

    @Test
    void eachKindIsToldOnce() {
        for (int i = 0; i < 1000; i++) {
            failures.add(new IllegalStateException("number " + i));
            failures.add(new NoClassDefFoundError("number " + i));
        }
        assertThat(warnings()).hasSize(2);
    }

    @Test
    void aLoopThatFlapsTellsNoMore() {
        for (int i = 0; i < 1000; i++) {
            failures.add(new IllegalStateException("odd"));
            failures.over();
        }
        assertThat(warnings()).hasSize(1);
        assertThat(log.list).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void pausesGrowToTheLongest() {
        IllegalStateException failure = new IllegalStateException("odd");
        assertThat(failures.add(failure)).hasMillis(100);
        assertThat(failures.add(failure)).hasMillis(200);
        assertThat(failures.add(failure)).hasMillis(400);
        assertThat(failures.add(failure)).hasMillis(450);
        assertThat(failures.add(failure)).hasMillis(450);
        failures.over();
        assertThat(failures.add(failure)).hasMillis(100);
    }

    @Test
    void valuesOfAStatementAreNotTold() {
        failures.add(
                new IllegalStateException(
                        "arguments: 13800138000",
                        new RuntimeException("refused\nkey: 13800138000")));
        assertThat(warnings()).singleElement().asString().doesNotContain("138");
    }

    private List<String> warnings() {
        return log.list.stream()
                .filter(event -> event.getLevel() == ch.qos.logback.classic.Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
