package cn.yinling.hub.doors;

/**
 * What of a submission is to be made durable by itself. Two of one name are one part: who hears of
 * it twice, perhaps because an answer of the database was lost, has heard of one. Immutable.
 */
public sealed interface Part {
    /** The message as such: a row of its reading, its result or its state. */
    enum Itself implements Part {
        ITSELF
    }

    /** An alarm that it has raised. */
    record OfAlarm(String alarmId) implements Part {}
}
