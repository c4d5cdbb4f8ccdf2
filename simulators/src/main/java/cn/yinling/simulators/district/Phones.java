package cn.yinling.simulators.district;

/**
 * Telephone numbers that look like mobile numbers and are nobody's: mainland mobile numbers do not
 * begin with 12.
 */
final class Phones {
    private Phones() {}

    /** The resident's own for {@code number} 0, then the contacts'. */
    static String of(int household, int number) {
        return "1290000%04d".formatted(household * 10 + number);
    }

    static String ofCentre(int street) {
        return "1299000%04d".formatted(street);
    }
}
