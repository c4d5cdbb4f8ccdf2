package cn.yinling.register.csv;

import cn.yinling.link.alarm.Resident;
import cn.yinling.register.Fault;
import cn.yinling.register.Faults;
import cn.yinling.register.Person;
import cn.yinling.register.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A person as a line has her. Stateless. */
final class PersonCells {
    private static final Pattern CONTACT = Pattern.compile("contacts\\[(\\d+)]\\.(\\w)(\\w+)");
    private static final Pattern LIST = Pattern.compile("(illnesses|medicines)\\[\\d+]");

    private static final Words NO_DAY =
            new Words(
                    "不是有效的日期：请按1940-03-01、1940/3/1或1940年3月1日的格式填写",
                    "must be a day, as 1940-03-01, 1940/3/1 or 1940年3月1日");

    private PersonCells() {}

    /** The person; null where she has no day of birth, without which there is none. */
    static @Nullable Person read(Row row, @Nullable Person now, Faults faults) {
        LocalDate bornOn = Cells.day(row.get("bornOn"));
        if (bornOn == null) {
            faults.add("bornOn", row.get("bornOn") == null ? Faults.NO_BIRTH : NO_DAY);
            return null;
        }
        return new Person(
                Objects.requireNonNullElse(row.get("name"), ""),
                row.get("preferredName", now == null ? null : now.preferredName()),
                Cells.sex(row.get("sex", now == null ? null : now.sex())),
                bornOn,
                row.get("phone", now == null ? null : now.phone()),
                row.get("dialect", now == null ? null : now.dialect()),
                row.get("mobility", now == null ? null : now.mobility()),
                texts(row, "illnesses", now == null ? List.of() : now.illnesses()),
                texts(row, "medicines", now == null ? List.of() : now.medicines()),
                contacts(row, now == null ? List.of() : now.contacts()),
                Cells.risk(row.get("risk", now == null ? null : now.risk())),
                row.get("mainsDevice", now == null ? null : now.mainsDevice()));
    }

    private static List<String> texts(Row row, String column, List<String> now) {
        return row.has(column) ? Cells.split(row.get(column)) : now;
    }

    private static List<Resident.Contact> contacts(Row row, List<Resident.Contact> now) {
        List<Resident.Contact> contacts = new ArrayList<>();
        boolean isThere = false;
        for (int number = 1; number <= Columns.CONTACTS; number++) {
            String nameColumn = Columns.contact(number, "Name");
            String relationColumn = Columns.contact(number, "Relation");
            String phoneColumn = Columns.contact(number, "Phone");
            isThere |= row.has(nameColumn) || row.has(relationColumn) || row.has(phoneColumn);
            String name = row.get(nameColumn);
            String relation = row.get(relationColumn);
            String phone = row.get(phoneColumn);
            if (name != null || relation != null || phone != null) {
                contacts.add(
                        new Resident.Contact(
                                Objects.requireNonNullElse(name, ""),
                                Objects.requireNonNullElse(relation, ""),
                                Objects.requireNonNullElse(phone, "")));
            }
        }
        return isThere ? contacts : now;
    }

    /** The same faults, named by columns instead of fields. */
    static List<Fault> asColumns(List<Fault> faults) {
        return faults.stream()
                .map(fault -> new Fault(column(fault.field()), fault.words()))
                .toList();
    }

    private static String column(String field) {
        Matcher contact = CONTACT.matcher(field);
        if (contact.matches()) {
            int number = Integer.parseInt(contact.group(1)) + 1;
            String name = contact.group(2).toUpperCase(java.util.Locale.ROOT) + contact.group(3);
            return Columns.contact(number, name);
        }
        Matcher list = LIST.matcher(field);
        return list.matches() ? list.group(1) : field;
    }
}
