export const headers = { Authorization: `Bearer ${process.env.PAT}` };
