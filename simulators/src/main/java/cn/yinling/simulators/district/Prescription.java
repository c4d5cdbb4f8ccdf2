package cn.yinling.simulators.district;

import static cn.yinling.simulators.district.Illness.ATRIAL_FIBRILLATION;
import static cn.yinling.simulators.district.Illness.COPD;
import static cn.yinling.simulators.district.Illness.CORONARY;
import static cn.yinling.simulators.district.Illness.DEMENTIA;
import static cn.yinling.simulators.district.Illness.DIABETES;
import static cn.yinling.simulators.district.Illness.HEART_FAILURE;
import static cn.yinling.simulators.district.Illness.HYPERTENSION;
import static cn.yinling.simulators.district.Illness.KIDNEY_FAILURE;
import static cn.yinling.simulators.district.Illness.KNEE_ARTHRITIS;
import static cn.yinling.simulators.district.Illness.OSTEOPOROSIS;
import static cn.yinling.simulators.district.Illness.PARKINSON;
import static cn.yinling.simulators.district.Illness.PROSTATE;
import static cn.yinling.simulators.district.Illness.STROKE;

import cn.yinling.simulators.chance.Chance;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Medicines that a doctor may plausibly have prescribed together, for show and for nothing else:
 * one blood thinner at a time, no metformin on dialysis, no alendronate for who cannot sit up.
 */
final class Prescription {
    private static final List<String> BLOOD_PRESSURE =
            List.of("苯磺酸氨氯地平片 5mg 每日1次", "缬沙坦胶囊 80mg 每日1次", "厄贝沙坦片 150mg 每日1次");

    private final Health health;
    private final Chance chance;
    private final Set<String> medicines = new LinkedHashSet<>();

    private Prescription(Health health, Chance chance) {
        this.health = health;
        this.chance = chance;
    }

    static List<String> of(Health health, Chance chance) {
        Prescription prescription = new Prescription(health, chance);
        prescription.heart();
        prescription.thinBlood();
        prescription.metabolism();
        prescription.lungs();
        prescription.brain();
        prescription.bones();
        return new ArrayList<>(prescription.medicines);
    }

    private void heart() {
        if (health.has(HYPERTENSION)) {
            // Valsartan is in heart failure's medicine already, so amlodipine for those.
            medicines.add(
                    health.has(HEART_FAILURE)
                            ? BLOOD_PRESSURE.get(0)
                            : chance.pick(BLOOD_PRESSURE));
        }
        if (health.has(HEART_FAILURE)) {
            medicines.add("沙库巴曲缬沙坦钠片 50mg 每日2次");
            medicines.add("呋塞米片 20mg 每日早晨1次");
            medicines.add("螺内酯片 20mg 每日1次");
        }
        if (takesBetaBlocker()) {
            medicines.add("琥珀酸美托洛尔缓释片 47.5mg 每日1次");
        }
        if (health.has(CORONARY)) {
            medicines.add("硝酸甘油片 0.5mg 胸痛时舌下含服");
        }
        if (health.has(CORONARY) || health.has(STROKE)) {
            medicines.add("阿托伐他汀钙片 20mg 每晚1次");
        }
    }

    private boolean takesBetaBlocker() {
        boolean wants = health.has(CORONARY) || health.has(ATRIAL_FIBRILLATION);
        return wants && !health.has(COPD);
    }

    private void thinBlood() {
        if (health.has(ATRIAL_FIBRILLATION)) {
            medicines.add("利伐沙班片 15mg 每日1次（随晚餐）");
        } else if (health.has(STROKE)) {
            medicines.add("硫酸氢氯吡格雷片 75mg 每日1次");
        } else if (health.has(CORONARY)) {
            medicines.add("阿司匹林肠溶片 100mg 每日1次");
        }
    }

    private void metabolism() {
        if (health.has(DIABETES)) {
            medicines.add(health.has(KIDNEY_FAILURE) ? "利格列汀片 5mg 每日1次" : "盐酸二甲双胍缓释片 0.5g 每日2次");
            if (chance.on("insulin").isWithin(0.3)) {
                medicines.add("甘精胰岛素注射液 10单位 睡前皮下注射");
            }
        }
        if (health.has(KIDNEY_FAILURE)) {
            medicines.add("碳酸司维拉姆片 0.8g 每日3次（随餐）");
            medicines.add("重组人促红素注射液 透析时使用");
        }
        if (health.has(PROSTATE)) {
            medicines.add("盐酸坦索罗辛缓释胶囊 0.2mg 每晚1次");
        }
    }

    private void lungs() {
        if (health.has(COPD)) {
            // Tiotropium makes an enlarged prostate worse.
            medicines.add(health.has(PROSTATE) ? "布地奈德福莫特罗吸入粉雾剂 每日2次" : "噻托溴铵吸入粉雾剂 18μg 每日1次");
            medicines.add("硫酸沙丁胺醇吸入气雾剂 气喘时吸入");
        }
    }

    private void brain() {
        if (health.has(PARKINSON)) {
            medicines.add("多巴丝肼片 125mg 每日3次（餐前1小时）");
        }
        if (health.has(DEMENTIA)) {
            // Donepezil and a beta blocker both slow the heart.
            medicines.add(takesBetaBlocker() ? "盐酸美金刚片 10mg 每日2次" : "盐酸多奈哌齐片 5mg 每晚1次");
        }
    }

    private void bones() {
        if (health.has(OSTEOPOROSIS)) {
            medicines.add("碳酸钙D3片 600mg 每日1次");
            if (health.mobility() != Mobility.BEDRIDDEN) {
                medicines.add("阿仑膦酸钠片 70mg 每周1次（晨起空腹）");
            }
        }
        if (health.has(KNEE_ARTHRITIS)) {
            medicines.add("双氯芬酸二乙胺乳胶剂 关节痛时外用");
        }
    }
}
