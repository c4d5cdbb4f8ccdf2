/** Sign-in by another house: OpenID Connect. */
@NullMarked
package cn.yinling.accounts.oidc;

import org.jspecify.annotations.NullMarked;
