package cn.yinling.register.csv;

import cn.yinling.register.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns of each kind of file, in the order in which they are written. */
final class Columns {
    /** No column: set where a line has more cells than the head. */
    static final String SURPLUS = "";

    /** As many as a resident may have. */
    static final int CONTACTS = 10;

    static final List<Column> RESIDENT = resident();
    static final List<Column> DEVICE =
            List.of(
                    new Column("id", "编号"),
                    new Column("version", "版本"),
                    new Column("kind", "类型"),
                    new Column("serial", "序列号"),
                    new Column("model", "型号"),
                    new Column("voice", "语音号码"),
                    new Column("residentId", "老人编号"),
                    new Column("homeId", "住所编号"),
                    new Column("placeId", "场所编号"));

    private Columns() {}

    private static List<Column> resident() {
        List<Column> columns =
                new ArrayList<>(
                        List.of(
                                new Column("id", "编号"),
                                new Column("version", "版本"),
                                new Column("name", "姓名"),
                                new Column("preferredName", "称呼"),
                                new Column("sex", "性别"),
                                new Column("bornOn", "出生日期"),
                                new Column("phone", "电话"),
                                new Column("street", "街道"),
                                new Column("homeId", "住所编号"),
                                new Column("address", "地址"),
                                new Column("building", "楼栋"),
                                new Column("door", "门牌"),
                                new Column("keySafe", "钥匙盒"),
                                new Column("entryNote", "进门说明"),
                                new Column("dialect", "方言"),
                                new Column("mobility", "行动能力"),
                                new Column("illnesses", "疾病"),
                                new Column("medicines", "用药"),
                                new Column("risk", "风险等级"),
                                new Column("mainsDevice", "依赖用电设备")));
        for (int number = 1; number <= CONTACTS; number++) {
            columns.add(new Column(contact(number, "Name"), "联系人%d姓名".formatted(number)));
            columns.add(new Column(contact(number, "Relation"), "联系人%d关系".formatted(number)));
            columns.add(new Column(contact(number, "Phone"), "联系人%d电话".formatted(number)));
        }
        return List.copyOf(columns);
    }

    /** How the column of that name is called; null where there is none. */
    static @Nullable Words called(String name) {
        return Stream.concat(RESIDENT.stream(), DEVICE.stream())
                .filter(column -> column.name().equals(name))
                .findFirst()
                .map(Column::words)
                .orElse(null);
    }

    static String contact(int number, String field) {
        return "contact" + number + field;
    }
}
