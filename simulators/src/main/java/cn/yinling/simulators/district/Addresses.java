package cn.yinling.simulators.district;

import cn.yinling.link.alarm.Place;
import cn.yinling.simulators.chance.Chance;
import java.util.List;

/** Homes with invented roads and estates, and how to get into them. */
final class Addresses {
    private static final List<String> ROADS =
            List.of(
                    "望潮路", "听雨路", "枕河路", "采菱路", "拾翠路", "揽月路", "栖霞里", "青石弄", "稻香路", "晒网路", "系船巷",
                    "半亭路", "书香路", "杏坛路", "白帆路", "芦荡路", "鹤鸣路", "槐荫路", "东篱路", "南塘路", "北渚路", "西沽路");
    private static final List<String> ESTATES =
            List.of(
                    "桃源新村", "长青公寓", "和乐家园", "福宁小区", "安康花苑", "双桥新村", "枫林苑", "金秋公寓", "临江新村", "荷塘小区",
                    "怡和园", "康乐新村", "松鹤苑", "向阳小区", "锦绣里", "永安坊", "梧桐花苑", "清泉小区", "育才新村", "北园公寓");

    private Addresses() {}

    static String road(Chance chance) {
        return chance.pick(ROADS);
    }

    static Place home(Street street, Chance chance) {
        // Four estates a street, so that neighbours share an address up to the building.
        Chance estate = Chance.ofSeed(street.code().hashCode()).on(chance.on("estate").below(4));
        int floor = 1 + chance.on("floor").below(6);
        int door = floor * 100 + 1 + chance.on("door").below(4);
        String address =
                "%s%d号%s%d幢%d单元%d室"
                        .formatted(
                                road(estate.on("road")),
                                1 + estate.on("no").below(280),
                                estate.on("name").pick(ESTATES),
                                1 + chance.on("building").below(24),
                                1 + chance.on("stairs").below(4),
                                door);
        return new Place(
                street.code(), street.name(), null, address, entry(chance.on("entry"), door));
    }

    private static String entry(Chance chance, int door) {
        int code = 1000 + chance.on("code").below(9000);
        String surname = Names.surname(chance.on("neighbour"));
        int neighbour = door % 100 == 1 ? door + 1 : door - 1;
        return switch (chance.on("kind").below(6)) {
            case 0 -> "钥匙盒在门框右侧，密码%d".formatted(code);
            case 1 -> "单元门按%d#；钥匙盒在鞋柜后，密码%d".formatted(door, code);
            case 2 -> "智能门锁，应急密码%d#".formatted(code);
            case 3 -> "备用钥匙在%d室%s阿姨家".formatted(neighbour, surname);
            case 4 -> "钥匙盒在电表箱内，密码%d；家中养猫，随手关门".formatted(code);
            default -> "先按门铃等候1分钟；钥匙盒在消防栓左侧，密码%d".formatted(code);
        };
    }
}
