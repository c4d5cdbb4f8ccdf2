export async function lookAtKiosk() {}
