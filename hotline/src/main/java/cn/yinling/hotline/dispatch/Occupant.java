package cn.yinling.hotline.dispatch;

/**
 * Who sits at a seat.
 *
 * @param agentId as she signs in
 * @param name as colleagues and elders call her
 * @param robot a simulated agent, who leaves when a person wants the seat
 */
public record Occupant(String agentId, String name, boolean robot) {
    /** Only the id: names stay out of logs. */
    @Override
    public String toString() {
        return "Occupant[" + agentId + "]";
    }
}
