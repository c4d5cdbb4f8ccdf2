/** Who may use the district's software, and who looked at whose record. */
@NullMarked
package cn.yinling.accounts;

import org.jspecify.annotations.NullMarked;
