package cn.yinling.link.senml;

import cn.yinling.link.senml.LooseMeasurement.Field;
import cn.yinling.link.senml.LooseMeasurement.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record as far as it can be read: base values are not applied, a field may be there twice and
 * have any type. Immutable.
 *
 * @param fields in the order in which they stand
 * @param isWhole whether its beginning and its end were found
 */
record LooseRecord(List<Field> fields, boolean isWhole) {
    LooseRecord {
        fields = List.copyOf(fields);
    }

    /** All the texts of that field. */
    List<String> texts(SenmlField name) {
        return fields.stream()
                .filter(field -> field.name() == name)
                .map(Field::value)
                .filter(Value.Text.class::isInstance)
                .map(value -> ((Value.Text) value).text())
                .toList();
    }

    /** The last text of that field, {@code otherwise} where there is none. */
    @Nullable String text(SenmlField name, @Nullable String otherwise) {
        List<String> texts = texts(name);
        return texts.isEmpty() ? otherwise : texts.getLast();
    }

    /**
     * The last number of that field: NaN where it is none, {@code otherwise} where it is absent.
     */
    double number(SenmlField name, double otherwise) {
        double number = otherwise;
        for (Field field : fields) {
            if (field.name() == name) {
                number = field.value() instanceof Value.Numeric(double read) ? read : Double.NaN;
            }
        }
        return number;
    }

    /** What it says, where it is whole and has one name at most and one value; else null. */
    @Nullable Field onlyValue() {
        List<Field> values = fields.stream().filter(field -> field.name().isValue()).toList();
        long names = fields.stream().filter(field -> field.name() == SenmlField.NAME).count();
        return isWhole && names <= 1 && values.size() == 1 ? values.getFirst() : null;
    }
}
