/** Who looked at whose record. */
@NullMarked
package cn.yinling.accounts.audit;

import org.jspecify.annotations.NullMarked;
