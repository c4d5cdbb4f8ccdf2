package cn.yinling.link.alarm;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How urgent something is, the most urgent first. Written as its number. */
public enum Lane {
    EMERGENCY(1),
    URGENT(2),
    CARE(3),
    TECHNICAL(4),
    TEST(5);

    private final int number;

    Lane(int number) {
        this.number = number;
    }

    /** 1 for an emergency to 5 for a test. */
    @JsonValue
    public int number() {
        return number;
    }

    /** The lane of that number; throws {@link IllegalArgumentException} outside 1 to 5. */
    @JsonCreator
    public static Lane ofNumber(int number) {
        for (Lane lane : values()) {
            if (lane.number == number) {
                return lane;
            }
        }
        throw new IllegalArgumentException("lane %d is not 1 to 5".formatted(number));
    }

    /**
     * Whether a person may be in danger or in need; technical and test items never occupy a seat
     * ahead of these.
     */
    public boolean concernsPerson() {
        return this == EMERGENCY || this == URGENT || this == CARE;
    }
}
