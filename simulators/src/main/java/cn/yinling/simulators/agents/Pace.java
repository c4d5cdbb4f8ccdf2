package cn.yinling.simulators.agents;

import java.time.Duration;

/**
 * How fast robots work.
 *
 * @param thinkAtLeast from the offer to accepting it
 * @param talkAtLeast from accepting to closing
 * @param phoneShare how many of the offers are answered by telephone too, 0 to 1
 * @param seatPoll how often to look for a seat while all are taken
 */
public record Pace(
        Duration thinkAtLeast,
        Duration thinkAtMost,
        Duration talkAtLeast,
        Duration talkAtMost,
        double phoneShare,
        Duration seatPoll) {

    public Pace {
        boolean isInOrder =
                thinkAtLeast.compareTo(thinkAtMost) <= 0 && talkAtLeast.compareTo(talkAtMost) <= 0;
        if (!isInOrder || thinkAtLeast.isNegative() || talkAtLeast.isNegative()) {
            throw new IllegalArgumentException("times must not be negative, and least before most");
        }
        if (phoneShare < 0 || phoneShare > 1) {
            throw new IllegalArgumentException("phoneShare must be 0 to 1, was " + phoneShare);
        }
    }

    /** Two to six seconds to accept, one to three minutes of talk, nine of ten by telephone. */
    public static Pace human() {
        return new Pace(
                Duration.ofSeconds(2),
                Duration.ofSeconds(6),
                Duration.ofSeconds(60),
                Duration.ofSeconds(180),
                0.9,
                Duration.ofSeconds(5));
    }
}
