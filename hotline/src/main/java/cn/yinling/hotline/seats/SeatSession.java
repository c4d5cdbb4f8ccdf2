package cn.yinling.hotline.seats;

import cn.yinling.hotline.dispatch.Occupant;

/**
 * An agent who has signed in to a seat.
 *
 * @param key of her session
 */
public record SeatSession(String key, Occupant agent, int seat) {
    /** Without the key. */
    @Override
    public String toString() {
        return "SeatSession[%s at %d]".formatted(agent.agentId(), seat);
    }
}
