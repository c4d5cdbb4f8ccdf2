package cn.yinling.hub.rules;

/** What a reading says of the condition that a rule looks for. */
enum Sign {
    /** It is the case. */
    PRESENT,
    /** Neither quite nor quite not: what was before goes on. */
    BETWEEN,
    /** It is not the case. */
    ABSENT,
    /** It begins anew with this reading. */
    ANEW,
    /** The reading says nothing of it. */
    UNKNOWN
}
