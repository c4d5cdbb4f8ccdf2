package cn.yinling.simulators.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RobotAgentsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pace QUICK =
            new Pace(
                    Duration.ofMillis(10),
                    Duration.ofMillis(30),
                    Duration.ofMillis(60),
                    Duration.ofMillis(90),
                    1,
                    Duration.ofMillis(100));

    private FakeHotline hotline = new FakeHotline(0);
    private final Queue<String> phoned = new ConcurrentLinkedQueue<>();
    private final RobotPhones phones =
            new RobotPhones() {
                @Override
                public void answer(int seat) {
                    phoned.add("answer " + seat);
                }

                @Override
                public void hangUp(int seat) {
                    phoned.add("hang up " + seat);
                }
            };

    @AfterEach
    void stop() {
        hotline.close();
    }

    @Test
    void everyRobotFindsASeatAndIsReady() {
        try (RobotAgents robots = robots(3, "robot")) {
            await().atMost(PATIENCE).until(() -> hotline.readyRobots() == 3);
            assertThat(robots.working()).isEqualTo(3);
        }
        assertThat(hotline.robots()).as("signed out").isZero();
    }

    @Test
    void offerIsAcceptedNotedAndClosedWithAnOutcome() throws Exception {
        try (RobotAgents robots = robots(3, "robot")) {
            await().atMost(PATIENCE).until(() -> hotline.readyRobots() == 3);
            hotline.change(seats -> seat(seats, 2).offer = FakeHotline.sos("c-1"));
            await().atMost(PATIENCE).until(() -> hotline.commands.contains("close"));
            assertThat(hotline.commands).containsSubsequence("accept", "note", "close");
            assertThat(phoned).containsExactly("answer 2", "hang up 2");
            assertThat(robots.working()).isEqualTo(3);
        }
    }

    @Test
    void robotsStandBackWhileAPersonIsFreeAndReturnWhenSheIsBusy() throws Exception {
        try (RobotAgents _ = robots(2, "robot")) {
            await().atMost(PATIENCE).until(() -> hotline.readyRobots() == 2);
            int empty = emptySeat();
            hotline.change(seats -> sits(seats, empty, "ready"));
            await().atMost(PATIENCE).until(() -> hotline.readyRobots() == 0);
            hotline.change(seats -> sits(seats, empty, "busy"));
            await().atMost(PATIENCE).until(() -> hotline.readyRobots() == 2);
        }
    }

    @Test
    void robotWhoseSeatAPersonTakesFindsAnotherOne() throws Exception {
        try (RobotAgents robots = robots(2, "robot")) {
            await().atMost(PATIENCE).until(() -> hotline.readyRobots() == 2);
            hotline.change(seats -> {
                Map.Entry<Integer, FakeHotline.Seat> taken =
                        seats.entrySet().stream()
                                .filter(entry -> entry.getValue().robot)
                                .findFirst()
                                .orElseThrow();
                Objects.requireNonNull(taken.getValue().socket).close();
                sits(seats, taken.getKey(), "away");
            });
            await().atMost(PATIENCE).until(() -> hotline.readyRobots() == 2);
            assertThat(robots.working()).isEqualTo(2);
        }
    }

    @Test
    void robotWithoutASeatWaitsForOne() throws Exception {
        hotline.change(seats -> {
            sits(seats, 1, "away");
            sits(seats, 2, "away");
            sits(seats, 3, "away");
        });
        try (RobotAgents robots = robots(1, "robot")) {
            hotline.change(seats -> seats.put(3, new FakeHotline.Seat()));
            await().atMost(PATIENCE).until(() -> hotline.readyRobots() == 1);
            assertThat(robots.working()).isEqualTo(1);
        }
    }

    @Test
    void robotsComeBackAfterTheHotlineWasAway() {
        try (RobotAgents robots = robots(3, "robot")) {
            await().atMost(PATIENCE).until(() -> hotline.readyRobots() == 3);
            int port = hotline.port();
            hotline.close();
            await().atMost(PATIENCE).until(() -> robots.working() == 0);
            hotline = new FakeHotline(port);
            await().atMost(PATIENCE).until(() -> hotline.readyRobots() == 3);
        }
    }

    @Test
    void wrongPasswordNeverSits() {
        try (RobotAgents robots = robots(1, "wrong")) {
            await().during(Duration.ofMillis(300)).until(() -> hotline.robots() == 0);
            assertThat(robots.working()).isZero();
        }
    }

    private RobotAgents robots(int count, String password) {
        List<RobotSettings.Credentials> credentials =
                java.util.stream.IntStream.rangeClosed(1, count)
                        .mapToObj(i -> new RobotSettings.Credentials("robot-" + i, password))
                        .toList();
        URI uri = URI.create("http://127.0.0.1:" + hotline.port());
        return RobotAgents.start(
                new RobotSettings(uri, credentials, QUICK, 1), phones, Clock.systemUTC());
    }

    private int emptySeat() throws InterruptedException {
        int[] found = new int[1];
        hotline.change(seats ->
                found[0] =
                        seats.entrySet().stream()
                                .filter(entry -> entry.getValue().agent.isEmpty())
                                .findFirst()
                                .orElseThrow()
                                .getKey());
        return found[0];
    }

    private static void sits(Map<Integer, FakeHotline.Seat> seats, int number, String state) {
        FakeHotline.Seat seat = seat(seats, number);
        seat.agent = "李敏";
        seat.robot = false;
        seat.state = state;
        seat.socket = null;
    }

    private static FakeHotline.Seat seat(Map<Integer, FakeHotline.Seat> seats, int number) {
        return Objects.requireNonNull(seats.get(number));
    }
}
