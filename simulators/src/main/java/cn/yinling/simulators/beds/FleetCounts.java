package cn.yinling.simulators.beds;

/**
 * What a fleet has done so far.
 *
 * @param beds how many there are
 * @param online how many are connected now
 * @param sent readings and emergencies put on the wire
 * @param acknowledged of these, how many got their PUBACK
 * @param unanswered of these, how many were given up because the connection broke
 * @param heldBack readings not sent because too many were unanswered, or the bed was offline
 * @param refused connects that the gateway refused
 * @param lost connections that broke, or could not be had
 * @param mishaps emergencies by chance
 * @param commands messages from the gateway
 */
public record FleetCounts(
        int beds,
        long online,
        long sent,
        long acknowledged,
        long unanswered,
        long heldBack,
        long refused,
        long lost,
        long mishaps,
        long commands) {}
