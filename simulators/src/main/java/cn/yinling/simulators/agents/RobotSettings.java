package cn.yinling.simulators.agents;

import java.net.URI;
import java.util.List;

/**
 * Who the robots are and how they work.
 *
 * @param hotline for example {@code http://127.0.0.1:8081}
 * @param seed decides how long each thinks and talks, and what comes of a case
 */
public record RobotSettings(URI hotline, List<Credentials> robots, Pace pace, long seed) {
    public RobotSettings {
        robots = List.copyOf(robots);
    }

    /** What an agent signs in with. */
    public record Credentials(String agent, String password) {
        /** Without the password. */
        @Override
        public String toString() {
            return "Credentials[" + agent + "]";
        }
    }
}
