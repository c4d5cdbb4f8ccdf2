/** Programs that use the API, and their tokens. */
@NullMarked
package cn.yinling.accounts.tokens;

import org.jspecify.annotations.NullMarked;
