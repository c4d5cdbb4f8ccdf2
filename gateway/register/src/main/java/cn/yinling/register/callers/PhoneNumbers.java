package cn.yinling.register.callers;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.MatchType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;

/**
 * Telephone numbers (ITU-T E.164) as people write them into a file and as a carrier shows them:
 * with and without blanks, country and area code.
 */
final class PhoneNumbers {
    /** So many last digits are there in whatever way a number of a person is written. */
    static final int TAIL = 7;

    private static final String COUNTRY = "CN";
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private PhoneNumbers() {}

    static String digits(String number) {
        return number.replaceAll("[^0-9]", "");
    }

    /** The last digits, all of them where there are fewer: one number has one tail. */
    static String tail(String number) {
        String digits = digits(number);
        return digits.substring(Math.max(0, digits.length() - TAIL));
    }

    /** Whether both may be one number; that of an extension is only itself. */
    static boolean areOne(String number, String other) {
        String digits = digits(number);
        String otherDigits = digits(other);
        if (Math.min(digits.length(), otherDigits.length()) < TAIL) {
            return !digits.isEmpty() && digits.equals(otherDigits);
        }
        try {
            MatchType match = NUMBERS.isNumberMatch(parsed(number), parsed(other));
            return match != MatchType.NO_MATCH && match != MatchType.NOT_A_NUMBER;
        } catch (NumberParseException e) {
            return digits.equals(otherDigits);
        }
    }

    private static PhoneNumber parsed(String number) throws NumberParseException {
        return NUMBERS.parse(number, COUNTRY);
    }
}
