package cn.yinling.simulators.agents;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Robot agents: each signs in at an empty seat, is ready while no person is ready and free, handles
 * what it is offered, gives its seat up to a person and looks for another one. Thread-safe.
 */
public final class RobotAgents implements AutoCloseable {
    private static final Duration CLOSING = Duration.ofSeconds(3);

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http;
    private final AtomicInteger working = new AtomicInteger();
    private final List<Thread> robots = new ArrayList<>();

    private RobotAgents() {
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(5))
                        .executor(executor)
                        .build();
    }

    /** Sends the robots to work; returns at once. */
    public static RobotAgents start(RobotSettings settings, RobotPhones phones, Clock clock) {
        RobotAgents agents = new RobotAgents();
        HotlineDoor door = new HotlineDoor(agents.http, settings.hotline());
        for (RobotSettings.Credentials credentials : settings.robots()) {
            Robot robot = new Robot(door, settings, credentials, phones, clock, agents.working);
            agents.robots.add(Thread.ofVirtual().name("robot-" + credentials.agent()).start(robot));
        }
        return agents;
    }

    /** How many sit at a seat now. */
    public int working() {
        return working.get();
    }

    /** Signs every robot out and ends the threads. */
    @Override
    public void close() {
        robots.forEach(Thread::interrupt);
        try {
            for (Thread robot : robots) {
                robot.join(CLOSING);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        http.shutdownNow();
        http.close();
        executor.shutdownNow();
        executor.close();
    }
}
