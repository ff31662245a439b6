import { behindWeb } from '../../tools/start/behind-web.mjs';

const { PORT } = behindWeb(process.env);

export default { '/api': { target: `http://127.0.0.1:${PORT}`, secure: false } };
