package cn.yinling.hotline.seats;

import cn.yinling.hotline.dispatch.Occupant;

/**
 * An agent who has signed in to a seat.
 *
 * @param token what the browser shows for it
 */
public record SeatSession(String token, Occupant agent, int seat) {
    /** Without the token. */
    @Override
    public String toString() {
        return "SeatSession[%s at %d]".formatted(agent.agentId(), seat);
    }
}
